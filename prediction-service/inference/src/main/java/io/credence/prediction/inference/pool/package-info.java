/// Which versions are loaded and what each alias means, per tenant; the swap from one to the next.
@NullMarked
package io.credence.prediction.inference.pool;

import org.jspecify.annotations.NullMarked;
