/// The smallest app on top of the library: what the tests talk to.
@NullMarked
package io.credence.platform.service.sample;

import org.jspecify.annotations.NullMarked;
