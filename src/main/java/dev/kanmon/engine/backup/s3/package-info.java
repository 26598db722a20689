/** Backups in storage that speaks S3: AWS, MinIO, Ceph and their like. The one package that knows the AWS SDK. */
package dev.kanmon.engine.backup.s3;
