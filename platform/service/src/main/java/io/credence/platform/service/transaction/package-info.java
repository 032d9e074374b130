/// What belongs to a transaction beside what it writes.
@NullMarked
package io.credence.platform.service.transaction;

import org.jspecify.annotations.NullMarked;
