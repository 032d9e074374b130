/// The words every context shares: who asks, in which role, what went wrong, what happened, one
/// page of a list.
@NullMarked
package io.credence.platform.api;

import org.jspecify.annotations.NullMarked;
