package org.lastmile.contract;

/**
 * The data, the call or the settings are wrong: shown to a person as one message, without a stack trace.
 * The message says where, what was seen, the rule and what to do, and never holds a personal value.
 */
public final class WarehouseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WarehouseException(String message) {
        super(message);
    }

    public WarehouseException(String message, Throwable cause) {
        super(message, cause);
    }
}
