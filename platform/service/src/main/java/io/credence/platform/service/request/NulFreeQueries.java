package io.credence.platform.service.request;

import io.credence.platform.api.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// PostgreSQL takes no text with a NUL, not even to compare with, and nobody means one.
@Provider
public class NulFreeQueries implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        request.getUriInfo()
                .getQueryParameters()
                .forEach((name, values) -> {
                    if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                        throw ProblemException.invalid(name, "must hold no NUL");
                    }
                });
    }
}
