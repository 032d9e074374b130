/// Results that are compared with files of the repository.
@NullMarked
package io.credence.platform.testkit.golden;

import org.jspecify.annotations.NullMarked;
