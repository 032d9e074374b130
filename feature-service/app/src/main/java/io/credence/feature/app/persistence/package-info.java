/// PostgreSQL: bulk series through COPY and cursors, everything else through Hibernate.
@NullMarked
package io.credence.feature.app.persistence;

import org.jspecify.annotations.NullMarked;
