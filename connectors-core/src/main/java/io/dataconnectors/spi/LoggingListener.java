package io.dataconnectors.spi;

import io.dataconnectors.internal.text.Characters.Visible;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs one line for each call, when it has ended. */
final class LoggingListener implements ConnectorListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorListener.class);

    @Override
    public void ended(Call call, Outcome outcome) {
        if (LOG.isInfoEnabled()) {
            LOG.info(Visible.line(line(call, outcome)));
        }
    }

    private static String line(Call call, Outcome outcome) {
        StringBuilder line = new StringBuilder()
                .append(call.connector())
                .append(" of ")
                .append(call.workspace())
                .append(": ")
                .append(call.method())
                .append(' ')
                .append(withoutQuery(call.url()))
                .append(": ")
                .append(outcome.failure() == null ? "OK" : outcome.failure());
        if (outcome.status() != null) {
            line.append(", status ").append(outcome.status());
        }
        return line.append(", ")
                .append(outcome.delivery())
                .append(", ")
                .append(outcome.attempts() == 1 ? "1 attempt" : outcome.attempts() + " attempts")
                .append(", ")
                .append(outcome.duration().toMillis())
                .append(" ms, call ")
                .append(call.callId())
                .toString();
    }

    /** Authors put into queries what they would not put into a log, such as keys. */
    private static String withoutQuery(String template) {
        int query = template.indexOf('?');
        return query < 0 ? template : template.substring(0, query);
    }
}
