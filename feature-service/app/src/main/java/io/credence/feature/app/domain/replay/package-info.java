/// Bars of the past given again as if live, one range or many as a backfill.
@NullMarked
package io.credence.feature.app.domain.replay;

import org.jspecify.annotations.NullMarked;
