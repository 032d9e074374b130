package io.credence.platform.service.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// See [Idempotent] for what it promises.
@Idempotent
@Interceptor
// Outside the transaction interceptor (200), so that @Transactional methods join our transaction.
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
@IfBuildProperty(name = "credence.database", stringValue = "true")
public class IdempotencyInterceptor {

    private final RequestFingerprint request;
    private final IdempotencyKeys keys;
    private final WaitingKeys waiting;
    private final TenantContext tenant;
    private final ObjectMapper json;

    @Inject
    IdempotencyInterceptor(
            RequestFingerprint request,
            IdempotencyKeys keys,
            WaitingKeys waiting,
            TenantContext tenant,
            ObjectMapper json) {
        this.request = request;
        this.keys = keys;
        this.waiting = waiting;
        this.tenant = tenant;
        this.json = json;
    }

    @AroundInvoke
    @Nullable Object once(InvocationContext invocation) throws Exception {
        String key = request.key();
        if (key == null) {
            return invocation.proceed();
        }
        TenantId owner = tenant.tenant();
        if (waitsFirst(invocation)) {
            return onceHere(invocation, owner, key);
        }
        return QuarkusTransaction.joiningExisting().call(() -> once(invocation, owner, key));
    }

    private @Nullable Object onceHere(InvocationContext invocation, TenantId owner, String key)
            throws Exception {
        waiting.take(owner, key);
        try {
            replay(key);
            return invocation.proceed();
        } finally {
            waiting.release(owner, key);
        }
    }

    private @Nullable Object once(InvocationContext invocation, TenantId owner, String key)
            throws Exception {
        keys.lock(owner, key);
        replay(key);
        Object result = invocation.proceed();
        keys.store(owner, request, key, toStored(result, invocation));
        return result;
    }

    private void replay(String key) throws Exception {
        Optional<StoredResponse> earlier = keys.find(key, request.fingerprint());
        if (earlier.isPresent()) {
            // The method's return type may be anything; an exception carries the answer past it.
            throw new WebApplicationException(earlier.get().replay());
        }
    }

    private static boolean waitsFirst(InvocationContext invocation) {
        Idempotent binding = invocation.getMethod().getAnnotation(Idempotent.class);
        return binding != null && binding.waitsFirst();
    }

    private StoredResponse toStored(@Nullable Object result, InvocationContext invocation)
            throws Exception {
        return switch (result) {
            case Response response -> stored(response.getStatus(), response);
            case RestResponse<?> response -> stored(response.getStatus(), response.toResponse());
            case null, default -> {
                ResponseStatus status = invocation.getMethod().getAnnotation(ResponseStatus.class);
                int implied = result == null ? 204 : 200;
                yield StoredResponse.of(
                        status == null ? implied : status.value(),
                        new MultivaluedHashMap<>(),
                        result,
                        json);
            }
        };
    }

    private StoredResponse stored(int status, Response response) throws Exception {
        if (status >= 400) {
            // A failure that is returned, not thrown: undo it like the others.
            throw new WebApplicationException(response);
        }
        return StoredResponse.of(status, response.getHeaders(), response.getEntity(), json);
    }
}
