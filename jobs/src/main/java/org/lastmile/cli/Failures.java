package org.lastmile.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lastmile.contract.WarehouseException;

/** Tells failures of the data, the call and the machine apart from bugs. */
final class Failures {
    private static final String READ_ONLY = "read-only file system";

    private Failures() {}

    /** The one message that a person needs; empty when the failure is our bug. */
    static Optional<String> told(Throwable failure) {
        for (var cause : chain(failure)) {
            if (cause instanceof WarehouseException) {
                return Optional.ofNullable(cause.getMessage());
            }

            var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);

            if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
                return Optional.of("The disk is full: nothing of this call counts, and what was there reads as before."
                        + " Free some space and run the same command again, which completes it.");
            }

            if (cause instanceof AccessDeniedException denied) {
                return Optional.of(denied.getFile() + ": access denied; check the rights on it.");
            }

            if (cause instanceof FileAlreadyExistsException taken) {
                return Optional.of(taken.getFile() + ": is a file where a folder must be; name another place.");
            }

            if (cause instanceof DirectoryNotEmptyException full) {
                return Optional.of(full.getFile() + ": is a folder that holds files; name another place.");
            }

            if (message.contains(READ_ONLY)) {
                var place = cause instanceof FileSystemException written ? written.getFile() + ": the" : "The";
                return Optional.of(place + " disk is read-only, so that nothing was written; make it writable or name"
                        + " another place.");
            }

            if (cause instanceof FileSystemException broken && broken.getReason() != null) {
                return Optional.of(broken.getFile() + ": " + broken.getReason() + ".");
            }
        }

        return Optional.empty();
    }

    /** The failure and its causes, each once: causes may go round in a circle. */
    private static Set<Throwable> chain(Throwable failure) {
        var chain = new LinkedHashSet<Throwable>();

        var cause = failure;

        while (cause != null && chain.add(cause)) {
            cause = cause.getCause();
        }

        return chain;
    }
}
