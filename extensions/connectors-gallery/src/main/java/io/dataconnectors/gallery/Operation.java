package io.dataconnectors.gallery;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.document.ConnectorPack;
import java.util.Locale;
import java.util.Map;

/** One thing that a vendor's API does, as a connector whose settings are to be filled in. Immutable. */
public final class Operation {
    private final Vendor vendor;
    private final GalleryIndex.Listed listed;
    private final String searched;

    Operation(Vendor vendor, GalleryIndex.Listed listed) {
        this.vendor = vendor;
        this.listed = listed;
        ConnectorDefinition definition = listed.definition();
        this.searched = String.join(
                        "\n",
                        id(),
                        title(),
                        vendor.title(),
                        definition.name(),
                        definition.description(),
                        definition.request().method().name(),
                        definition.request().url())
                .toLowerCase(Locale.ROOT);
    }

    /** Returns the id in the gallery, such as {@code stripe/refund-charge}. */
    public String id() {
        return vendor.name() + "/" + name();
    }

    /** Returns the name among the operations of the vendor, such as {@code refund-charge}. */
    public String name() {
        return listed.name();
    }

    /** Returns what it is called, such as {@code Refund a charge}. What it does is the description of its definition. */
    public String title() {
        return listed.title();
    }

    /** Returns the vendor. */
    public Vendor vendor() {
        return vendor;
    }

    /**
     * Returns the definition with settings as an example has them. It says what is called and which inputs and outputs there
     * are; {@link #fill} makes the one to create.
     */
    public ConnectorDefinition definition() {
        return listed.definition();
    }

    /** Returns the operation as a pack: what it asks for, settings with their types and rules, secrets and signers. */
    public ConnectorPack pack() {
        return vendor.packOf(listed);
    }

    /**
     * Returns the definition with its settings filled in, for {@code ConnectorRegistry.create}. {@code toBuilder().name(…)} gives
     * it another name.
     *
     * @throws InvalidDefinitionException with every value that is missing or wrong, at {@code /settings/…}
     */
    public ConnectorDefinition fill(Map<String, ?> settings) {
        return pack().fill(settings).get(0);
    }

    /** Returns all that a search looks at, in small letters. */
    String searched() {
        return searched;
    }

    @Override
    public String toString() {
        return vendor.title() + ": " + title();
    }
}
