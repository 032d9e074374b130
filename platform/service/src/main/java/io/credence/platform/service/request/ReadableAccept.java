package io.credence.platform.service.request;

import io.credence.platform.api.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// The framework reads the header `Accept` when the answer is written, and fails there if it
/// cannot: after the work was done.
@Provider
public class ReadableAccept implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid(HttpHeaders.ACCEPT, "must be a list of media types");
        }
    }
}
