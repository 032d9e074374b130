/// Bars that come while they happen, and what is announced of them.
@NullMarked
package io.credence.feature.app.domain.live;

import org.jspecify.annotations.NullMarked;
