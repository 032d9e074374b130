/// Market data as it is streamed in, and feature rows on their way to `features.v1`.
@NullMarked
package io.credence.feature.app.messaging;

import org.jspecify.annotations.NullMarked;
