package io.dataconnectors.internal.bind;

import io.dataconnectors.Connector;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.json.ValueForms.BoundJson;
import java.util.Map;

/** The service that the annotations on values call. */
public final class BoundForms extends ValueForms {
    @Override
    public Map<String, Object> of(Object value) {
        return JsonForm.of(value);
    }

    @Override
    public <T> T read(Class<T> type, BoundJson form) {
        Object plain = BoundJson.value(form);
        return type.cast(type == Connector.class ? JsonForm.connectorOf(plain) : ConnectorDocument.ofValue(plain));
    }
}
