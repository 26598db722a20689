SELECT 'OPERATOR', n.nspname, '',
       o.oprname || '(' || CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE o.oprleft::regtype::text END || ', ' || o.oprright::regtype::text || ')',
       concat_ws(' ',
           'RETURNS', o.oprresult::regtype, 'FUNCTION', o.oprcode, 'COMMUTATOR ' || NULLIF(o.oprcom, 0)::regoperator::text,
           'NEGATOR ' || NULLIF(o.oprnegate, 0)::regoperator::text, 'RESTRICT', o.oprrest, 'JOIN', o.oprjoin,
           CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END),
       'pg_operator'::regclass, o.oid, 0
FROM pg_operator o
JOIN user_schema n ON n.oid = o.oprnamespace
UNION ALL
SELECT 'OPERATOR_FAMILY', n.nspname, '', f.opfname || ' USING ' || m.amname,
       concat_ws(' ',
           (SELECT string_agg(concat_ws(' ', a.amopstrategy, a.amopopr::regoperator,
                                 'ORDER BY ' || (SELECT o.opfname FROM pg_opfamily o WHERE o.oid = a.amopsortfamily)), ', '
                              ORDER BY a.amopstrategy, a.amoplefttype::regtype::text COLLATE "C", a.amoprighttype::regtype::text COLLATE "C")
            FROM pg_amop a WHERE a.amopfamily = f.oid),
           (SELECT string_agg(concat_ws(' ', a.amprocnum, a.amproc::regprocedure), ', '
                              ORDER BY a.amprocnum, a.amproclefttype::regtype::text COLLATE "C", a.amprocrighttype::regtype::text COLLATE "C")
            FROM pg_amproc a WHERE a.amprocfamily = f.oid)),
       'pg_opfamily'::regclass, f.oid, 0
FROM pg_opfamily f
JOIN user_schema n ON n.oid = f.opfnamespace
JOIN pg_am m ON m.oid = f.opfmethod
UNION ALL
SELECT 'OPERATOR_CLASS', n.nspname, '', c.opcname || ' USING ' || m.amname,
       concat_ws(' ',
           CASE WHEN c.opcdefault THEN 'DEFAULT' END, 'FOR TYPE', c.opcintype::regtype, 'FAMILY', fn.nspname, f.opfname,
           'STORAGE ' || NULLIF(c.opckeytype, 0)::regtype::text),
       'pg_opclass'::regclass, c.oid, 0
FROM pg_opclass c
JOIN user_schema n ON n.oid = c.opcnamespace
JOIN pg_am m ON m.oid = c.opcmethod
JOIN pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_namespace fn ON fn.oid = f.opfnamespace
UNION ALL
SELECT 'CONVERSION', n.nspname, '', c.conname,
       concat_ws(' ',
           CASE WHEN c.condefault THEN 'DEFAULT' END, pg_encoding_to_char(c.conforencoding), 'TO',
           pg_encoding_to_char(c.contoencoding), 'FROM', c.conproc),
       'pg_conversion'::regclass, c.oid, 0
FROM pg_conversion c
JOIN user_schema n ON n.oid = c.connamespace
