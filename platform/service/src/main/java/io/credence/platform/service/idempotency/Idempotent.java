package io.credence.platform.service.idempotency;

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
public @interface Idempotent {}
