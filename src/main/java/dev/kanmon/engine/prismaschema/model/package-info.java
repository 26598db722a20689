/** What a schema file means: models, fields, relations, checked against each other. Knows no SQL but native types' names. */
package dev.kanmon.engine.prismaschema.model;
