/// What Feast's feature server answers, so that Feast's remote online store can point here.
@NullMarked
package io.credence.feature.app.feast;

import org.jspecify.annotations.NullMarked;
