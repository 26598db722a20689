SELECT 'ROUTINE', r.nspname, '', r.signature,
       pg_get_functiondef(r.oid), 'pg_proc'::regclass, r.oid, 0
FROM routine r
WHERE r.prokind <> 'a'
UNION ALL
SELECT 'AGGREGATE', r.nspname, '', r.signature,
       concat_ws(' ',
           pg_get_function_arguments(r.oid), 'RETURNS', pg_get_function_result(r.oid), p.proparallel, a.aggkind, a.aggnumdirectargs,
           'SFUNC', a.aggtransfn, 'STYPE', a.aggtranstype::regtype, a.aggtransspace,
           'FINALFUNC', a.aggfinalfn, a.aggfinalextra, a.aggfinalmodify, 'COMBINEFUNC', a.aggcombinefn,
           'SERIALFUNC', a.aggserialfn, 'DESERIALFUNC', a.aggdeserialfn,
           'MSFUNC', a.aggmtransfn, 'MINVFUNC', a.aggminvtransfn, 'MSTYPE', NULLIF(a.aggmtranstype, 0)::regtype,
           a.aggmtransspace, 'MFINALFUNC', a.aggmfinalfn, a.aggmfinalextra, a.aggmfinalmodify,
           'SORTOP', NULLIF(a.aggsortop, 0)::regoperator,
           'INITCOND ' || quote_literal(a.agginitval), 'MINITCOND ' || quote_literal(a.aggminitval)),
       'pg_proc'::regclass, r.oid, 0
FROM routine r
JOIN pg_proc p ON p.oid = r.oid
JOIN pg_aggregate a ON a.aggfnoid = r.oid
WHERE r.prokind = 'a'
