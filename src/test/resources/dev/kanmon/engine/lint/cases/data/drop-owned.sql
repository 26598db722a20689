-- >>> finds: all that a role owns [not run: the role would be one of the whole server]
DROP OWNED BY app;
-- >>> spares: gives it to another [not run: the role would be one of the whole server]
REASSIGN OWNED BY app TO admin;
