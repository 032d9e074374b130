/// Runs, attempts and the queue in PostgreSQL.
@NullMarked
package io.credence.training.app.persistence;

import org.jspecify.annotations.NullMarked;
