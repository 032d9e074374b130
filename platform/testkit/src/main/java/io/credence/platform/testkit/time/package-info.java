/// A clock that tests move.
@NullMarked
package io.credence.platform.testkit.time;

import org.jspecify.annotations.NullMarked;
