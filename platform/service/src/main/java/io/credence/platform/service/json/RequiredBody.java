package io.credence.platform.service.json;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/// A resource that declares a body gets one: an empty body, or the JSON value `null`, is refused
/// here and not met as a null reference there.
@Provider
public class RequiredBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw new ProblemException(
                    PlatformErrorCode.MALFORMED_REQUEST, "a body is required and is missing");
        }
        return body;
    }
}
