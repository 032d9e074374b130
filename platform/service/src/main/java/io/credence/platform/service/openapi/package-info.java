/// What the contracts of all services say.
@NullMarked
package io.credence.platform.service.openapi;

import org.jspecify.annotations.NullMarked;
