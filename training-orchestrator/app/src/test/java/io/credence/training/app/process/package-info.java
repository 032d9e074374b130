/// The launcher with real processes and a real file system.
@NullMarked
package io.credence.training.app.process;

import org.jspecify.annotations.NullMarked;
