/** From a database to a schema file, keeping what a person wrote into the file that is there. */
package dev.kanmon.engine.prismaschema.pull;
