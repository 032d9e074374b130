/// Kills a real process at a chosen instruction: an agent in it numbers its side effects, before
/// and after each, and ends the process by `SIGKILL` where a test armed one.
@NullMarked
package io.credence.platform.testkit.chaos;

import org.jspecify.annotations.NullMarked;
