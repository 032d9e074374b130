package io.credence.platform.service.upstream;

/// The other service failed or is overloaded; the same call may work later.
public final class UpstreamUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UpstreamUnavailable(int status) {
        super("status " + status);
    }
}
