package io.dataconnectors.jdbc.internal.ledger;

import io.dataconnectors.Execution;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.StorageException;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.jdbc.internal.seal.Seal;
import io.dataconnectors.jdbc.internal.seal.Seal.Place;
import io.dataconnectors.jdbc.internal.seal.Seal.Sealed;
import io.dataconnectors.spi.CallLedger;
import java.nio.charset.StandardCharsets;
import javax.annotation.Nullable;

/**
 * An outcome as it stands in a row: whole and encrypted; without keys plain, and then without anything that came from outside.
 *
 * @param key the name of the key that it is encrypted with, or null if it is plain
 * @param bytes the JSON form, encrypted where there is a key
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to a row or from one, and compared by nobody
record KeptOutcome(@Nullable String key, byte[] bytes) {
    static KeptOutcome of(@Nullable Seal seal, String workspace, String callId, Execution outcome) {
        if (seal == null) {
            String plain = JsonForm.write(CallLedger.bare(outcome));
            return new KeptOutcome(null, plain.getBytes(StandardCharsets.UTF_8));
        }
        Sealed sealed = seal.seal(place(workspace, callId), JsonForm.write(outcome));
        return new KeptOutcome(sealed.key(), sealed.bytes());
    }

    private static Place place(String workspace, String callId) {
        return new Place("outcome of the call", workspace, callId);
    }

    /** @throws StorageException if it cannot be read */
    Execution read(@Nullable Seal seal, String workspace, String callId) {
        try {
            return JsonForm.readExecution(text(seal, workspace, callId));
        } catch (InvalidDefinitionException e) {
            throw new StorageException("The outcome of the call " + callId
                    + " cannot be read: a newer release of the library wrote it, or the row was changed");
        }
    }

    private String text(@Nullable Seal seal, String workspace, String callId) {
        if (key == null) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (seal == null) {
            throw new StorageException(
                    "The outcome of the call " + callId + " cannot be read: it is encrypted with the key " + key
                            + ", and the storage was opened without keys");
        }
        return seal.open(place(workspace, callId), new Sealed(key, bytes));
    }
}
