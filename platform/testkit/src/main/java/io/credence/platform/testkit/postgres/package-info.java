/// A real PostgreSQL server inside the test or the local suite, and the roles and databases every
/// context expects in it.
@NullMarked
package io.credence.platform.testkit.postgres;

import org.jspecify.annotations.NullMarked;
