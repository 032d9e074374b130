package io.credence.platform.service.upstream;

/// The other service refused the call; the same call is refused again.
public final class UpstreamRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UpstreamRefusal(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
