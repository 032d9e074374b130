/// A packaged service as a process of its own, which a test may kill.
@NullMarked
package io.credence.platform.testkit.process;

import org.jspecify.annotations.NullMarked;
