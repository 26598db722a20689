/** Whether a target still has the schema that its history makes. */
package dev.kanmon.engine.drift;
