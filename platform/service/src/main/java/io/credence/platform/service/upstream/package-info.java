/// Calls to other services: which failures may pass, and what the caller learns of the others.
@NullMarked
package io.credence.platform.service.upstream;

import org.jspecify.annotations.NullMarked;
