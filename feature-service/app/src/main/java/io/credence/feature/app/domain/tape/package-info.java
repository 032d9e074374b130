/// Trades, and the bars made of them.
@NullMarked
package io.credence.feature.app.domain.tape;

import org.jspecify.annotations.NullMarked;
