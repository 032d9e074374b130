package io.credence.platform.service.idempotency;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Reads the body of an [Idempotent] request once more than the resource does, for its hash.
@Provider
@Idempotent
public class FingerprintFilter implements ContainerRequestFilter {

    private final RequestFingerprint fingerprint;

    @Inject
    FingerprintFilter(RequestFingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        String path = request.getUriInfo().getRequestUri().getRawPath();
        fingerprint.remember(
                request.getHeaderString("Idempotency-Key"),
                request.getMethod(),
                query == null ? path : path + "?" + query,
                body);
    }
}
