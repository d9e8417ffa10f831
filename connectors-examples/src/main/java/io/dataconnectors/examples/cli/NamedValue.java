package io.dataconnectors.examples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code name=value}, as options take it. */
record NamedValue(String name, String value) {
    static Map<String, String> byName(List<NamedValue> values, String option) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (NamedValue value : values) {
            if (byName.putIfAbsent(value.name(), value.value()) != null) {
                throw new UsageException(option + " gives " + value.name() + " twice");
            }
        }
        return byName;
    }

    /** Never repeats what it cannot read: it may hold a secret. */
    static final class Converter implements ITypeConverter<NamedValue> {
        @Override
        public NamedValue convert(String text) {
            return read(text, "a value", "order_id=1042");
        }
    }

    /** As {@link Converter}, for references to secrets. */
    static final class OfSecret implements ITypeConverter<NamedValue> {
        @Override
        public NamedValue convert(String text) {
            return read(text, "a source", "shop_token=env:SHOP_TOKEN");
        }
    }

    /** As {@link Converter}, for descriptions, which may be left out. */
    static final class OfDescription implements ITypeConverter<NamedValue> {
        @Override
        public NamedValue convert(String text) {
            return text.indexOf('=') < 0
                    ? new NamedValue(text, "")
                    : read(text, "a description", "shop=\"The shop's name\"");
        }
    }

    /** As {@link Converter}, for the kinds of signers. */
    static final class OfSigner implements ITypeConverter<NamedValue> {
        @Override
        public NamedValue convert(String text) {
            return read(text, "a kind of signer", "gateway=sorted-fields-hmac");
        }
    }

    private static NamedValue read(String text, String what, String example) {
        int sign = text.indexOf('=');
        if (sign < 1) {
            throw new TypeConversionException("a name, the sign = and " + what + " are wanted, such as " + example);
        }
        return new NamedValue(text.substring(0, sign), text.substring(sign + 1));
    }
}
