/// Predictions of streams in PostgreSQL: written in bulk, read in pages, one tenant at a time.
@NullMarked
package io.credence.prediction.app.persistence;

import org.jspecify.annotations.NullMarked;
