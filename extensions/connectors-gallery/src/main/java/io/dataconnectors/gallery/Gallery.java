package io.dataconnectors.gallery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;

/**
 * Operations of real vendors to start from. Nobody has to write them again: whoever takes one fills in its settings and has a
 * draft like any other, to be tested and set live. Immutable.
 *
 * <pre>{@code
 * Gallery gallery = Gallery.ofVendors();
 * gallery.search("refund shopify");                                  // shopify/refund-order
 *
 * Operation refund = gallery.operation("shopify/refund-order");
 * refund.pack().settings();                                          // what a form asks for: shop
 * refund.pack().secrets();                                           // shopify_token: An access token of the Admin API
 * connectors.create(refund.fill(Map.of("shop", "acme")));
 * }</pre>
 */
public final class Gallery {
    private final List<Vendor> vendors;
    private final List<Operation> operations;

    private Gallery(List<Vendor> vendors) {
        this.vendors = vendors;
        this.operations =
                vendors.stream().flatMap(vendor -> vendor.operations().stream()).toList();
    }

    /** Returns the gallery of this module, which is read once. */
    public static Gallery ofVendors() {
        return Bundled.GALLERY;
    }

    /** Returns the vendors, in the order of their names. */
    public List<Vendor> vendors() {
        return vendors;
    }

    /** Returns all operations, those of a vendor one after another. */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * Returns the operations that a text describes: every word of it stands in what they are called, in what they do, in the
     * vendor's name or in the address that they call, whatever its case. A text without a word finds all.
     */
    public List<Operation> search(String text) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return operations.stream()
                .filter(operation -> words.stream().allMatch(operation.searched()::contains))
                .toList();
    }

    /** Returns the operation with an id such as {@code stripe/refund-charge}, or null if there is none. */
    @Nullable
    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Reads the gallery when it is asked for first. */
    private static final class Bundled {
        static final Gallery GALLERY = new Gallery(GalleryIndex.read());
    }
}
