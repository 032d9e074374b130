package io.credence.strategy.app.client;

/// The other service refused the call; the same call is refused again.
final class UpstreamRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UpstreamRefusal(int status, String detail) {
        super(detail);
        this.status = status;
    }

    int status() {
        return status;
    }
}
