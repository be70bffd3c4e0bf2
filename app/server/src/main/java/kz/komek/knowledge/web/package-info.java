@NullMarked
package kz.komek.knowledge.web;

import org.jspecify.annotations.NullMarked;
