package io.dataconnectors.gallery;

import io.dataconnectors.document.ConnectorPack;
import java.net.URI;
import java.util.List;

/** A company whose API the operations of the gallery call. Immutable. */
public final class Vendor {
    private final GalleryIndex.Entry entry;
    private final List<Operation> operations;

    Vendor(GalleryIndex.Entry entry) {
        this.entry = entry;
        this.operations = entry.operations().stream()
                .map(listed -> new Operation(this, listed))
                .toList();
    }

    /** Returns the name of the vendor in ids, such as {@code bigcommerce}. */
    public String name() {
        return entry.name();
    }

    /** Returns the name of the vendor for people, such as {@code BigCommerce}. */
    public String title() {
        return entry.title();
    }

    /** Returns what the operations are about, in a few words. */
    public String description() {
        return entry.description();
    }

    /** Returns the address of the vendor's own documentation of the API. */
    public URI docs() {
        return entry.docs();
    }

    /** Returns the operations of this vendor. */
    public List<Operation> operations() {
        return operations;
    }

    /** Returns all operations of this vendor as one pack, which asks for each setting and each secret once. */
    public ConnectorPack pack() {
        return entry.pack(name(), description(), entry.operations());
    }

    ConnectorPack packOf(GalleryIndex.Listed listed) {
        return entry.pack(listed.definition().name(), listed.definition().description(), List.of(listed));
    }

    @Override
    public String toString() {
        return title();
    }
}
