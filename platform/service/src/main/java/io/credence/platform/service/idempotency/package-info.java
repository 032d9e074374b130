/// A write that is sent twice with one `Idempotency-Key` happens once.
@NullMarked
package io.credence.platform.service.idempotency;

import org.jspecify.annotations.NullMarked;
