/// For whom the current thread works, and how the database learns it: Hibernate's discriminator and
/// PostgreSQL's row-level security both follow the request's tenant.
@NullMarked
package io.credence.platform.service.tenant;

import org.jspecify.annotations.NullMarked;
