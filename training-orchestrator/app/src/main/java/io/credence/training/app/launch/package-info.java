/// Which launcher this installation has.
@NullMarked
package io.credence.training.app.launch;

import org.jspecify.annotations.NullMarked;
