package io.credence.platform.service.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The method honours `Idempotency-Key`. It runs in one database transaction together with the key,
/// so a crash leaves either both or neither: what it writes through JTA (the outbox included)
/// happens exactly once per key. A failure, 4xx or 5xx, commits nothing and frees the key. What the
/// method does beyond the database can happen again after a crash and must bear it.
///
/// For blocking methods with a JSON body that return an entity, a `Response` or a `RestResponse`.
@NameBinding
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

    /// Whether the method waits before it writes, for another service or for its turn, and so must
    /// not hold a connection meanwhile: it runs in no transaction, and leaves what it writes, and
    /// the answer, to another method that is [Idempotent] too. An answer given before comes at
    /// once, and so does 409 while a request with the key waits in this process.
    @Nonbinding
    boolean waitsFirst() default false;
}
