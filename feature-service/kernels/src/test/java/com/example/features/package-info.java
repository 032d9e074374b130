/// A feature of a user's own, as the tutorial shows it.
@NullMarked
package com.example.features;

import org.jspecify.annotations.NullMarked;
