/**
 * Prisma's schema language, after psl/schema-ast/src/parser/datamodel.pest of prisma/prisma-engines.
 *
 * The language is made of lines: a declaration's opening line, one line for each field, value, setting or block
 * attribute, and a closing brace. Nothing inside brackets continues on the next line. So a mistake spoils one line, and
 * the rules below are of three kinds: blocks, lines, and what stands within a line. LineRecovery knows the first two.
 *
 * All choices are made by the first one or two tokens. What Prisma once allowed, or what people write by mistake, is
 * read where that makes the message better; the tree's builders refuse it.
 */
grammar PrismaSchema;

options { superClass = BlockLimits; }

@lexer::members {
    private int last = NEWLINE;

    @Override
    public void emit(Token token) {
        super.emit(token);
        last = token.getType();
    }

    /** Where a value is expected, a brace begins an object; anywhere else, a block. */
    private boolean valueFollows() {
        return switch (last) {
            case EQUALS, COLON, COMMA, OPEN_PARENTHESIS, OPEN_BRACKET, OPEN_BRACE -> true;
            default -> false;
        };
    }
}

// ---- blocks ----

/** A file may begin with a byte order mark. */
beginning: BYTE_ORDER_MARK?;

/** What stands between blocks, or a whole block. After a closing brace the next one may begin on the same line. */
element
    : model
    | enumeration
    | configuration
    | comment
    | NEWLINE
    | strayText
    ;

model: kind=(MODEL | VIEW | TYPE) name BLOCK_OPEN ({blockContinues()}? modelLine)* CLOSE_BRACE;

enumeration: ENUM name BLOCK_OPEN ({blockContinues()}? enumLine)* CLOSE_BRACE;

configuration: kind=(DATASOURCE | GENERATOR) name BLOCK_OPEN ({blockContinues()}? configurationLine)* CLOSE_BRACE;

/** No declaration; with a brace at the end of its line it is taken for a block with a misspelt keyword. */
strayText: strayStart strayToken* (BLOCK_OPEN ({blockContinues()}? skippedLine)* CLOSE_BRACE?)?;

strayStart: ~(MODEL | VIEW | TYPE | ENUM | DATASOURCE | GENERATOR | DOCUMENTATION | LINE_COMMENT | BLOCK_COMMENT | NEWLINE);

strayToken: ~(NEWLINE | BLOCK_OPEN);

skippedLine: NEWLINE | ~(NEWLINE | CLOSE_BRACE) (~NEWLINE)* lineEnd;

// ---- lines ----

modelLine: field | blockAttribute | comment | NEWLINE | unreadable;

enumLine: value | blockAttribute | comment | NEWLINE | unreadable;

configurationLine: setting | blockAttribute | comment | NEWLINE | unreadable;

/** The colon is Prisma 1's. */
field: name COLON? type attribute* comment? lineEnd;

value: name attribute* comment? lineEnd;

setting: name EQUALS expression? comment? lineEnd;

blockAttribute: DOUBLE_AT path arguments? comment? lineEnd;

/** A line whose first token can begin none of the others. */
unreadable
    : ~(WORD | NUMBER | MODEL | VIEW | TYPE | ENUM | DATASOURCE | GENERATOR
        | DOUBLE_AT | DOCUMENTATION | LINE_COMMENT | BLOCK_COMMENT | NEWLINE | CLOSE_BRACE) (~NEWLINE)* lineEnd
    ;

/** The end of a file ends a line, too. */
lineEnd: NEWLINE | EOF;

// ---- within a line ----

/** Lists in front brackets and the exclamation mark are Prisma 1's; optional lists never were. */
type
    : OPEN_BRACKET baseType CLOSE_BRACKET
    | baseType (LIST QUESTION? | QUESTION | EXCLAMATION)?
    ;

baseType: UNSUPPORTED TEXT CLOSE_PARENTHESIS | name;

attribute: AT path arguments?;

/** An argument is left out only by a comma too many. */
arguments: {requireShallow();} OPEN_PARENTHESIS (argument (COMMA argument?)*)? CLOSE_PARENTHESIS;

/** A named one without its value is a mistake. */
argument: word COLON expression? | expression;

expression: reference | array | object | NUMBER | TEXT;

/** A constant, a field or a function. */
reference: path arguments?;

array: {requireShallow();} (LIST | OPEN_BRACKET (expression (COMMA expression)*)? CLOSE_BRACKET);

object: {requireShallow();} OPEN_BRACE (member (COMMA member)*)? CLOSE_BRACE;

member: name COLON expression;

path: DOTTED | word;

/** What a declaration, field, value or setting is called. A number is no name; read as one, it is told so. */
name: word | NUMBER;

/** Keywords are names, too, wherever they begin no declaration. */
word: WORD | MODEL | VIEW | TYPE | ENUM | DATASOURCE | GENERATOR;

comment: DOCUMENTATION | LINE_COMMENT | BLOCK_COMMENT;

// ---- tokens ----

MODEL: 'model';
VIEW: 'view';
TYPE: 'type';
ENUM: 'enum';
DATASOURCE: 'datasource';
GENERATOR: 'generator';

/** One token: no space is allowed before this parenthesis. */
UNSUPPORTED: 'Unsupported(';

NUMBER: '-'? DIGIT+ ('.' DIGIT+)?;
WORD: IDENTIFIER;
DOTTED: IDENTIFIER ('.' IDENTIFIER?)+;
fragment IDENTIFIER: (LETTER | DIGIT) (LETTER | DIGIT | '_' | '-')*;
fragment LETTER: [\p{L}];
fragment DIGIT: [0-9];

/** As JSON's strings; which escapes there are is the builder's matter. */
TEXT: '"' CHARACTER* '"';
UNCLOSED_TEXT: '"' CHARACTER*;
fragment CHARACTER: ~["\\\u0000-\u001F] | '\\' ~[\r\n];

DOCUMENTATION: '///' ~[\r\n]*;
LINE_COMMENT: '//' ~[\r\n]*;
BLOCK_COMMENT: '/*' .*? '*/';
/** To the file's end, so that many of them cost no more than one. */
UNCLOSED_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'*;

DOUBLE_AT: '@@';
AT: '@';
LIST: '[]';
OPEN_BRACKET: '[';
CLOSE_BRACKET: ']';
OPEN_PARENTHESIS: '(';
CLOSE_PARENTHESIS: ')';
/** Prisma passes over what else stands on a block's opening line. */
BLOCK_OPEN: '{' {!valueFollows()}? ~[\r\n]*;
OPEN_BRACE: '{';
CLOSE_BRACE: '}';
COMMA: ',';
COLON: ':';
EQUALS: '=';
QUESTION: '?';
EXCLAMATION: '!';

NEWLINE: '\r\n' | '\n' | '\r';
SPACE: [\p{Zs}\t]+ -> skip;
BYTE_ORDER_MARK: '\uFEFF';
/** Whatever begins nothing: the parser says where it stands. */
UNKNOWN: .;
