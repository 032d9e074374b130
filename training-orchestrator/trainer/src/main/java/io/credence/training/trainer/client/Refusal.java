package io.credence.training.trainer.client;

/// A service said no: asking again would not help.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public Refusal(int status, String code, String message) {
        super(status + " " + code + ": " + message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /// The service's stable error code.
    public String code() {
        return code;
    }
}
