/// The clock, so that tests can move it.
@NullMarked
package io.credence.platform.service.time;

import org.jspecify.annotations.NullMarked;
